import './month-bars.css';

/** Plan and done of a month in the chart's unit; done is null while it is not known. */
export type MonthBar = { readonly name: string; readonly plan: number; readonly done: number | null };

const WIDTH = 640;
const HEIGHT = 220;
const LEFT = 56;
const FOOT = 28;
const TOP = 26;

/** A round number at least as large, for the top of an axis. */
const roundUp = (value: number): number => {
  const size = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  return [1, 2, 2.5, 5, 10].map((step) => step * size).find((step) => step >= value) ?? value;
};

/** Two bars a month, plan beside done, with both axes named; what stands above its plan is marked. The table is its twin. */
export const MonthBars = (props: {
  months: readonly MonthBar[];
  label: string;
  unit: string;
  planName: string;
  doneName: string;
  aboveName: string;
  monthName: string;
  say: (value: number) => string;
}) => {
  const top = roundUp(Math.max(1, ...props.months.flatMap(({ plan, done }) => [plan, done ?? 0])));
  const step = (WIDTH - LEFT - 8) / Math.max(1, props.months.length);
  const y = (value: number): number => TOP + (HEIGHT - TOP - FOOT) * (1 - value / top);
  const bar = Math.min(16, step * 0.36);
  return (
    <figure className="ls-months">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={props.label}>
        <text className="ls-months-unit" x={LEFT} y={14} textAnchor="end">
          {props.unit}
        </text>
        {[0, 0.25, 0.5, 0.75, 1].map((share) => (
          <g key={share}>
            <line x1={LEFT} x2={WIDTH} y1={y(top * share)} y2={y(top * share)} />
            <text x={LEFT - 6} y={y(top * share) + 4} textAnchor="end">
              {props.say(top * share)}
            </text>
          </g>
        ))}
        {props.months.map(({ name, plan, done }, i) => {
          const x = LEFT + step * (i + 0.5);
          return (
            <g key={name}>
              <rect className="ls-months-plan" x={x - bar - 1} y={y(plan)} width={bar} height={y(0) - y(plan)} />
              {done === null ? null : (
                <rect
                  className={done > plan ? 'ls-months-done ls-months-above' : 'ls-months-done'}
                  x={x + 1}
                  y={y(done)}
                  width={bar}
                  height={y(0) - y(done)}
                />
              )}
              <text x={x} y={HEIGHT - 10} textAnchor="middle">
                {name}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>
        <span className="ls-months-key ls-months-key-plan">{props.planName}</span>
        <span className="ls-months-key ls-months-key-done">{props.doneName}</span>
        {props.months.some(({ plan, done }) => done !== null && done > plan) ? (
          <span className="ls-months-key ls-months-key-above">{props.aboveName}</span>
        ) : null}
        <span className="ls-quiet">{props.monthName}</span>
      </figcaption>
    </figure>
  );
};
