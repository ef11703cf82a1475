import { ComplainButton } from './complain-button.tsx';

/** On a matter's page. */
export default function AboutMatter({ matterId }: { matterId: string }) {
  return <ComplainButton feature="supervision" id={matterId} />;
}
