import type { ReactNode } from 'react';

export type IconName =
  | 'today'
  | 'wall'
  | 'tasks'
  | 'paper'
  | 'project'
  | 'talk'
  | 'enterprise'
  | 'bulletin'
  | 'people'
  | 'place'
  | 'calendar'
  | 'settings'
  | 'shield'
  | 'record'
  | 'bell'
  | 'send'
  | 'search'
  | 'person'
  | 'leave'
  | 'globe'
  | 'keyboard'
  | 'download'
  | 'plus'
  | 'chart'
  | 'watch';

/** A line icon of 20 × 20 in the colour of the text around it; decoration, words must stand beside it. */
export const Icon = ({ name, size = 20 }: { name: IconName; size?: number }) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.5"
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
  >
    {PATHS[name]}
  </svg>
);

const PATHS: Readonly<Record<IconName, ReactNode>> = {
  today: (
    <path d="M10 2.5v2m0 11v2M2.5 10h2m11 0h2M4.7 4.7l1.4 1.4m7.8 7.8 1.4 1.4m0-10.6-1.4 1.4m-7.8 7.8-1.4 1.4M13 10a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z" />
  ),
  wall: <path d="M2.5 5 7.5 3l5 2 5-2v12l-5 2-5-2-5 2V5Zm5-2v12m5-10v12" />,
  tasks: <path d="m2.5 5 1.5 1.5L6.500 4m-4 6 1.500 1.500L6.500 9m-4 6L4 16.500 6.500 14M9.500 5h8m-8 5h8m-8 5h8" />,
  paper: <path d="M5 2.500h7l3.500 3.500v11.500H5v-15Zm7 0V6h3.500M7.500 10h5.500m-5.500 3.500h5.500" />,
  project: <path d="M3 17.500V8l7-4.500L17 8v9.500H3Zm4 0v-6h6v6" />,
  talk: <path d="M3 4h14v9.500H9.500L5.500 17v-3.500H3V4Zm3.500 3.500h7m-7 3h4" />,
  enterprise: <path d="M2.500 17.500h15M4 17.500v-10l4.500 2.500V7.500L13 10V3.500h3v14M7 14h1m3 0h1" />,
  bulletin: <path d="M3 8v4h2.500l6 3.500v-11L5.500 8H3Zm2.500 4 1 4.500h2l-.5-3M14.500 7.500a3.500 3.500 0 0 1 0 5" />,
  people: (
    <path d="M10 6.500a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0Zm-7.500 9.500c0-3 2-5 5-5s5 2 5 5m0-11.800a2.500 2.500 0 0 1 0 4.600m1.500 2.400c2.200.5 3.500 2.300 3.500 4.800" />
  ),
  place: (
    <path d="M10 17.500s5.500-5 5.500-9.500a5.500 5.500 0 0 0-11 0c0 4.500 5.500 9.500 5.500 9.500ZM12 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z" />
  ),
  calendar: <path d="M3 4.500h14v12.500H3V4.500Zm0 4h14M6.500 2.500v3.500m7-3.500v3.500" />,
  settings: <path d="M3 6h8m4 0h2M3 14h2m4 0h8M15 6a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM9 14a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z" />,
  shield: <path d="M10 2.500 16 5v4.500c0 4-2.500 6.500-6 8-3.500-1.500-6-4-6-8V5l6-2.500Zm-2.500 7 2 2 3.500-3.500" />,
  record: <path d="M4 3h12v14H4V3Zm3 4h6m-6 3h6m-6 3h3" />,
  bell: <path d="M5 14V9a5 5 0 0 1 10 0v5l1.500 1h-13L5 14Zm3 2.500a2 2 0 0 0 4 0" />,
  send: <path d="M17.500 2.500 9 11m8.500-8.500L12 17.500 9 11l-6.500-3 15-5.500Z" />,
  search: <path d="M14 8.500a5.500 5.500 0 1 1-11 0 5.500 5.500 0 0 1 11 0Zm-1.500 4 4.500 4.500" />,
  person: <path d="M13 6.500a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM4 17c0-3.500 2.500-5.500 6-5.500s6 2 6 5.500" />,
  leave: <path d="M8 3H4v14h4m4.500-10.500L16 10l-3.500 3.500M16 10H8" />,
  globe: (
    <path d="M17.500 10a7.500 7.500 0 1 1-15 0 7.500 7.500 0 0 1 15 0Zm-15 0h15M10 2.500c2 2 3 4.500 3 7.500s-1 5.500-3 7.500c-2-2-3-4.500-3-7.500s1-5.500 3-7.500Z" />
  ),
  keyboard: <path d="M2.500 5h15v10h-15V5Zm3 3h.1m2.900 0h.1m2.900 0h.1m2.900 0h.1M6.500 12h7" />,
  download: <path d="M10 3v9.500m-4-4 4 4 4-4M3.500 16.500h13" />,
  plus: <path d="M10 4v12m-6-6h12" />,
  watch: (
    <path d="M2 10s3-5.500 8-5.500 8 5.500 8 5.500-3 5.500-8 5.500S2 10 2 10Zm10.500 0a2.500 2.500 0 1 1-5 0 2.500 2.500 0 0 1 5 0Z" />
  ),
  chart: <path d="M3 17h14M5.500 14V9m4.500 5V4.500m4.500 9.500V7" />,
};
