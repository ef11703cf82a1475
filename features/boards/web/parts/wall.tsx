import './wall.css';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { useWords } from '@luoshi/web-kit/i18n.ts';
import { useLiveStatus } from '@luoshi/web-kit/live.tsx';
import { useBoard, useWallState } from './api.ts';
import { ChangesPanel } from './changes-panel.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { DuePanel } from './due-panel.tsx';
import { ObstaclesPanel } from './obstacles-panel.tsx';
import { ProjectSheet } from './project-sheet.tsx';
import { RegionMap } from './region-map.tsx';
import { RegionTable } from './region-table.tsx';
import { Totals } from './totals.tsx';
import { UnitsPanel } from './units-panel.tsx';
import { useTextSize } from './use-text-size.ts';
import { WallHead } from './wall-head.tsx';

/** The whole wall: a sentence, totals, map or table, and what to look at beside it. The address holds its state. */
export const Wall = ({ screen = false }: { screen?: boolean }) => {
  const t = useWords('boards');
  const [state, setState] = useWallState();
  const { summary, wall, chart, obstacles } = useBoard(state);
  const textSize = useTextSize(screen);
  const line = useLiveStatus();
  const fault = summary.error ?? wall.error ?? chart.error ?? obstacles.error;
  if (!summary.data || !wall.data || !chart.data || !obstacles.data)
    return fault ? (
      <Fault
        error={fault}
        again={() => void Promise.all([summary, wall, chart, obstacles].map((query) => query.refetch()))}
      />
    ) : (
      <Loading />
    );

  // A line that was never up is only still connecting; facts that could not be fetched again are as stale as a lost one.
  const isLost = (line.state === 'lost' && line.asOf !== null) || fault !== null;
  const read = new Date(summary.data.asOf);
  const asOf = line.asOf && line.asOf > read ? line.asOf : read;
  const board = { under: state.under, region: state.region };
  const name = nameOf(summary.data, wall.data, state.region);
  const pickProject = (project: string) => setState({ project: project === state.project ? '' : project }, 'push');
  const pickRegion = (region: string) => setState({ region }, 'push');

  return (
    <div
      className={`bw-wall${screen ? ' bw-screen' : ''}${isLost ? ' bw-lost' : ''}${state.project ? ' bw-with-sheet' : ''}`}
      data-look="wall"
      aria-busy={summary.isPlaceholderData || wall.isPlaceholderData}
    >
      <WallHead
        title={t('wall.title', { name })}
        summary={summary.data}
        facts={wall.data}
        state={state}
        setState={setState}
        screen={screen}
        isLost={isLost}
        asOf={asOf}
      />
      <div className="bw-body">
        <Totals summary={summary.data} facts={wall.data} board={board} />
        <div className="bw-where">
          {state.view === 'table' ? (
            <RegionTable facts={wall.data} board={board} onPick={pickRegion} />
          ) : (
            <RegionMap
              facts={wall.data}
              chart={chart.data}
              name={name}
              textSize={textSize}
              project={state.project}
              onPick={pickRegion}
              onProject={pickProject}
            />
          )}
        </div>
        <ChartPanel
          facts={chart.data}
          kind={state.chart}
          shift={state.shift}
          chosen={state.project}
          textSize={textSize}
          screen={screen}
          onKind={(kind) => setState({ chart: kind })}
          onShift={(shift) => setState({ shift })}
          onPick={pickProject}
        />
        <UnitsPanel
          summary={summary.data}
          board={board}
          screen={screen}
          onPick={(under) => setState({ under }, 'push')}
        />
        <ObstaclesPanel facts={obstacles.data} screen={screen} />
        <div className="bw-news">
          <ChangesPanel facts={wall.data} screen={screen} />
          <DuePanel facts={wall.data} board={board} screen={screen} />
        </div>
      </div>
      {state.project ? <ProjectSheet id={state.project} onClose={() => setState({ project: '' })} /> : null}
    </div>
  );
};

const nameOf = (
  { unit }: { unit: { name: string } },
  { breadcrumbs }: { breadcrumbs: readonly { code: string; name: string }[] },
  region: string,
): string => breadcrumbs.find((crumb) => crumb.code === region)?.name ?? unit.name;
