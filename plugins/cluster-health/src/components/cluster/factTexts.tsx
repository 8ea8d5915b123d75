import { useLanguage } from '@pilotage/fleet-react';
import type {
  ControlPlaneView,
  NodeCounts,
  OnlineRate,
} from '@pilotage/plugin-cluster-health-common';
import { useT } from '../../hooks/useT';
import { formatNumber, formatPercent, isDoubtful } from '../../model/percent';
import styles from '../shared/text.module.css';
import { Unknown } from '../shared/Unknown';
import { VerdictMark } from '../shared/VerdictMark';

/** The control plane in a few words; a mark only where it is not simply well. */
export function ControlPlaneText(props: { readonly view: ControlPlaneView }) {
  const { verdict, summary } = props.view;
  return (
    <>
      {verdict !== 'pass' && (
        <>
          <VerdictMark verdict={verdict} />{' '}
        </>
      )}
      {summary}
    </>
  );
}

/** `1,197 of 1,200`. */
export function NodesReadyText(props: {
  readonly nodes: NodeCounts;
  readonly language: string;
}) {
  const { nodes, language } = props;
  const t = useT();
  const missing = nodes.ready < nodes.total;
  return (
    <span className={`${styles.nowrap} ${missing ? styles.bad : ''}`}>
      {t('of', {
        part: formatNumber(nodes.ready, language),
        whole: formatNumber(nodes.total, language),
      })}
    </span>
  );
}

/** The online rate; with its coverage, greyed, where that makes it doubtful. */
export function OnlineText(props: { readonly rate: OnlineRate }) {
  const { rate, coverage } = props.rate;
  const t = useT();
  const language = useLanguage();
  const coverageText = formatPercent(coverage, 1, language);
  if (rate === undefined) {
    return <Unknown reason={t('tiles.coverage', { value: coverageText })} />;
  }
  const text = t('percent', { value: formatPercent(rate, 2, language) });
  if (!isDoubtful(props.rate)) {
    return <span className={styles.nowrap}>{text}</span>;
  }
  return (
    <span className={styles.dim} data-doubtful="true">
      {text}
      <span className={styles.age}>
        {t('tiles.doubtful', { value: coverageText })}
      </span>
    </span>
  );
}
