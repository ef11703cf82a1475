import './documents.css';
import './review.css';
import { Fault } from '@luoshi/ui/fault.tsx';
import { Loading } from '@luoshi/ui/loading.tsx';
import { Refused } from '@luoshi/ui/refused.tsx';
import { ProblemError } from '@luoshi/web-kit/client.ts';
import { usePathParam } from '@luoshi/web-kit/routing.tsx';
import { Review } from './parts/review.tsx';
import { usePaper } from './parts/use-review.ts';

/** One paper: under review while it is a draft, to be read with its tasks afterwards. */
export default function ReviewPage() {
  const id = usePathParam('id');
  const paper = usePaper(id);
  if (paper.isPending) return <Loading />;
  if (paper.error instanceof ProblemError && paper.error.status === 404) return <Refused detail={paper.error.detail} />;
  if (!paper.data) return <Fault error={paper.error} again={() => void paper.refetch()} />;
  return <Review key={id} paper={paper.data} />;
}
