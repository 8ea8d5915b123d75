import { VisuallyHidden } from '@backstage/ui';
import type {
  CauseSeverity,
  ShownVerdict,
} from '@pilotage/plugin-cluster-health-common';
import {
  RiAlertLine,
  RiCheckLine,
  RiCloseCircleFill,
  RiQuestionLine,
  RiShieldCheckLine,
  RiSubtractLine,
} from '@remixicon/react';
import type { ReactNode } from 'react';
import { useT } from '../../hooks/useT';
import { verdictTone } from '../../model/tone';
import styles from './text.module.css';

const icons: Record<ShownVerdict, ReactNode> = {
  pass: <RiCheckLine size={16} />,
  warn: <RiAlertLine size={16} />,
  fail: <RiCloseCircleFill size={16} />,
  unknown: <RiQuestionLine size={16} />,
  'not-applicable': <RiSubtractLine size={16} />,
  waived: <RiShieldCheckLine size={16} />,
};

/** A verdict as a shape and a word for screen readers, coloured in addition. */
export function VerdictMark(props: { readonly verdict: ShownVerdict }) {
  const { verdict } = props;
  const t = useT();
  return <Mark verdict={verdict} label={t(`verdict.${verdict}`)} />;
}

const severityVerdict: Record<CauseSeverity, ShownVerdict> = {
  bad: 'fail',
  warning: 'warn',
  unknown: 'unknown',
};

/** How bad a cause is, in the shapes of verdicts. */
export function SeverityMark(props: { readonly severity: CauseSeverity }) {
  const t = useT();
  return (
    <Mark
      verdict={severityVerdict[props.severity]}
      label={t(`causes.severity.${props.severity}`)}
    />
  );
}

function Mark(props: {
  readonly verdict: ShownVerdict;
  readonly label: string;
}) {
  return (
    <span
      className={styles.mark}
      data-tone={verdictTone[props.verdict]}
      title={props.label}
    >
      <span aria-hidden="true">{icons[props.verdict]}</span>
      <VisuallyHidden>{props.label}</VisuallyHidden>
    </span>
  );
}
