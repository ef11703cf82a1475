import { AddDialog } from './add-dialog.tsx';
import type { EditionView, Paper } from './api.ts';
import { BulkDialog } from './bulk-dialog.tsx';
import { HeadDialog } from './head-dialog.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { SplitDialog } from './split-dialog.tsx';
import { PasteDialog } from './take-in.tsx';
import { type useChange, usePublish } from './use-review.ts';

/** What is open over the review: an item's form (in its card), or one of the dialogs. */
export type Open =
  | { kind: 'edit' | 'split'; id: string }
  | { kind: 'bulk'; ids: readonly string[] }
  | { kind: 'publish' | 'head' | 'add' | 'follow' }
  | null;

/** The dialog that is open, if one is. */
export const ReviewDialogs = (props: {
  paper: Paper;
  open: Open;
  edition: EditionView | null;
  change: ReturnType<typeof useChange>;
  onClose: () => void;
  onShow: (clauseId: string) => void;
  /** Items were made: the first of them is to be looked at. */
  onMade: (ids: readonly string[]) => void;
  onAssigned: () => void;
}) => {
  const { paper, open, change, onClose } = props;
  const publish = usePublish(paper.id);
  const save = (wanted: Parameters<typeof change.mutate>[0], onSaved?: (ids: readonly string[]) => void) =>
    change.mutate(wanted, {
      onSuccess: ({ clauses }) => {
        onClose();
        onSaved?.(clauses.map(({ id }) => id));
      },
    });
  switch (open?.kind) {
    case 'split': {
      const clause = paper.clauses.find(({ id }) => id === open.id);
      return clause ? (
        <SplitDialog
          clause={clause}
          onSplit={(at) => save({ kind: 'split', clauseId: clause.id, at })}
          onClose={onClose}
        />
      ) : null;
    }
    case 'bulk':
      return (
        <BulkDialog
          count={open.ids.length}
          isSaving={change.isPending}
          error={change.error}
          onSet={(set) => save({ kind: 'bulk', ids: open.ids, set }, props.onAssigned)}
          onClose={onClose}
        />
      );
    case 'add':
      return (
        <AddDialog
          isSaving={change.isPending}
          onAdd={(task) => save({ kind: 'add', task }, props.onMade)}
          onClose={onClose}
        />
      );
    case 'head':
      return (
        <HeadDialog
          paper={paper}
          isSaving={change.isPending}
          error={change.error}
          onSave={(head) => save({ kind: 'head', head })}
          onClose={onClose}
        />
      );
    case 'follow':
      return <PasteDialog editionOf={paper.id} onClose={onClose} />;
    case 'publish':
      return (
        <PublishDialog
          paper={paper}
          edition={props.edition}
          isSending={publish.isPending}
          error={publish.error}
          onPublish={() => publish.mutate(paper.revision, { onSuccess: onClose })}
          onShow={props.onShow}
          onClose={() => {
            publish.reset();
            onClose();
          }}
        />
      );
    default:
      return null;
  }
};
