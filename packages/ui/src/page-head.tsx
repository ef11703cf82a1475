import './page-head.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useUiWords } from './words.ts';

/**
 * Head of every page: where we are, its name, the sentence a good secretary would say, and two or three things to do.
 * Names the browser's tab too.
 */
export const PageHead = (props: {
  title: string;
  sentence?: ReactNode;
  crumbs?: readonly { label: string; to: string }[];
  actions?: ReactNode;
  /** Stands beside the title: a light, a status. */
  mark?: ReactNode;
}) => {
  const t = useUiWords();
  return (
    <header className="ls-page-head">
      <title>{`${props.title} · ${t('brand')}`}</title>
      {props.crumbs?.length ? (
        <nav className="ls-crumbs" aria-label={props.title}>
          <ol>
            {props.crumbs.map((crumb) => (
              <li key={crumb.to}>
                <Link to={crumb.to}>{crumb.label}</Link>
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <div className="ls-page-title">
        <h1>{props.title}</h1>
        {props.mark}
      </div>
      {props.sentence ? <p className="ls-page-sentence">{props.sentence}</p> : null}
      {props.actions ? <div className="ls-page-actions">{props.actions}</div> : null}
    </header>
  );
};
