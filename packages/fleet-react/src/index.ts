/**
 * Live topics, per-user cluster tokens, and the components with which the suite's plugins show a fleet.
 *
 * @packageDocumentation
 */
export { LiveIndicator } from './components/LiveIndicator';
export { Panel } from './components/Panel';
export {
  ProgressRail,
  type ProgressRailProps,
  type RailStep,
} from './components/ProgressRail';
export { StatusChip, type StatusTone } from './components/StatusChip';
export { Tile, TileRow, type TileTone } from './components/Tile';
export {
  moveInGrid,
  squareAt,
  squareGrid,
  type SquareGrid,
} from './grid/squareGrid';
export { useProbedColours } from './grid/useProbedColours';
export { useWidth } from './grid/useWidth';
export { labelManifest } from './kubernetes/labelManifest';
export type { PodMapContainer } from './pods/podGlyph';
export { PodLegend } from './pods/PodLegend';
export { PodMap, type PodMapProps } from './pods/PodMap';
export { type PodDetails, readPod } from './pods/readPod';
export { applyFrame, type FrameResult } from './stream/applyFrame';
export {
  type ConnectionEvent,
  type ConnectionState,
  nextConnection,
  type StaleReason,
} from './stream/connection';
export type { SectionState, TopicState } from './stream/topicState';
export type { LiveSnapshot } from './stream/TopicStream';
export {
  type LiveTopic,
  type LiveTopicOptions,
  useLiveTopic,
} from './stream/useLiveTopic';
export { Age } from './time/Age';
export {
  ClockOffsetProvider,
  useClockOffset,
  useServerNow,
} from './time/ClockOffset';
export { formatDuration } from './time/formatDuration';
export { formatInstant } from './time/formatInstant';
export { useNow } from './time/ticker';
export { useLanguage } from './time/useLanguage';
export { clusterTokenHeader } from './tokens/clusterTokens';
export {
  type ClusterTokens,
  useClusterTokens,
} from './tokens/useClusterTokens';
export { fleetReactTranslationRef } from './translation/ref';
export { fleetReactTranslations } from './translation/resource';
