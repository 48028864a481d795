export type { Contract, Dependency, Need } from './contract/contract.ts';
export { loadContracts } from './contract/load.ts';
export { judge } from './judge.ts';
export type { JudgeOptions, Judgement, ShapeOf, Subject } from './judge.ts';
