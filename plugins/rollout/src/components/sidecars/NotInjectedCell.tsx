import { VersionCell } from './VersionCell';

/** Selected pods without the container. */
export function NotInjectedCell(props: {
  readonly pods: number;
  readonly unknown?: boolean;
}) {
  return (
    <VersionCell
      counts={props.pods > 0 ? { 'not-injected': props.pods } : {}}
      {...(props.unknown ? { unknown: true } : {})}
    />
  );
}
