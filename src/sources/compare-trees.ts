import type { Config } from '../config/config.ts';
import type { Outline } from '../formats/format.ts';
import type { FormatName } from '../model.ts';
import type { Baseline } from './baseline.ts';
import { isBelow } from './below.ts';
import type { FileAt } from './earlier-versions.ts';
import { pairUnits, type UnitPair } from './changes.ts';
import { Contents, sameText, scan, type Scan, type SchemaFile } from './scan.ts';
import type { Roles, Selection } from './selection.ts';
import { linkFiles, Side, type LinkedTree, type NamedUnit, type OutlineOf } from './side.ts';
import type { Tree } from './tree.ts';
import { nameUnits, tellApart, type RecordOf } from './unit-names.ts';
import { toUnits, type Remarks } from './units.ts';

/** What two trees hold, and who is who in them. */
export interface Compared {
  readonly baseline: Baseline;
  readonly proposed: Side;
  readonly before: Side;
  readonly pairs: readonly UnitPair<NamedUnit>[];
  readonly scans: { readonly proposed: Scan; readonly before: Scan };
  readonly roles: Roles;
  readonly fileAt: FileAt;
}

export interface CompareTrees {
  readonly tree: Tree;
  readonly baseline: Baseline;
  readonly selection: Selection;
  readonly config: Config;
  readonly outline: OutlineOf;
  readonly recordName: ((format: FormatName, text: string, file: string) => Promise<string | undefined>) | undefined;
  readonly remarks: Remarks;
}

/** Reads both trees, groups their files into subjects and pairs them. Content that both have is read once. */
export async function compareTrees(options: CompareTrees): Promise<Compared> {
  const { selection, config } = options;
  const contents = new Contents();
  const look = (tree: Tree): Promise<Scan> => scan(tree, selection.kind, selection.beside, contents);
  const proposed = without(await look(options.tree), options.baseline.inside);
  const [baseline, before] = await settle(options.baseline, proposed, look);
  const roles = selection.roles([proposed, before]);
  const outlines = new Map<SchemaFile, Outline>();
  const units = (found: Scan, remarks: Remarks): Promise<NamedUnit[]> => {
    const subjects = [...found.files.values()].filter(({ path }) => roles.isSubject(path) && isBelow(path, baseline.scope));
    return nameUnits(toUnits(subjects, config.subjects, remarks), config, recordOf(options, outlines));
  };
  const linksNow = await link(referable(proposed, roles), options, outlines);
  const linksBefore = await link(referable(before, roles), options, outlines);
  const mainName = (file: SchemaFile): string | undefined => outlines.get(file)?.defines[0];
  const paired = pairUnits(await units(proposed, options.remarks), await units(before, { problems: [], notes: [] }), mainName);
  const pairs = tellApart(paired, options.remarks);
  const filesOf = async (tree: Tree): Promise<readonly SchemaFile[]> => {
    const found = await look(tree);
    return referable(found, selection.roles([found]));
  };
  const now = pairs.flatMap((pair) => (pair.proposed ? [pair.proposed] : []));
  const old = pairs.flatMap((pair) => (pair.baseline ? [pair.baseline] : []));
  return {
    baseline,
    proposed: new Side('the proposal', linksNow, now),
    before: new Side(baseline.label, linksBefore, old),
    pairs,
    scans: { proposed, before },
    roles,
    fileAt: fileFinder(options, contents, filesOf, outlines),
  };
}

/** A file that refers to nothing is read alone; for another one its whole tree is. */
function fileFinder(options: CompareTrees, contents: Contents, filesOf: (tree: Tree) => Promise<readonly SchemaFile[]>, outlines: Map<SchemaFile, Outline>): FileAt {
  return async (tree, path, alone) => {
    const kind = options.selection.kind(path);
    const blob = (await tree.read(await tree.list((one) => one === path))).get(path);
    const file = kind && blob ? contents.take(path, { ...kind, certain: true }, blob) : null;
    if (!file) return null;
    const single = await link([file], options, outlines);
    if (alone && (outlines.get(file)?.needs.length ?? 0) === 0) return { file, side: new Side(tree.label, single, []) };
    return { file, side: new Side(tree.label, await link(await filesOf(tree), options, outlines), []) };
  };
}

function referable(found: Scan, roles: Roles): readonly SchemaFile[] {
  return [...found.files.values()].filter(({ path }) => roles.isReference(path));
}

function link(files: readonly SchemaFile[], { config, outline }: CompareTrees, outlines: Map<SchemaFile, Outline>): Promise<LinkedTree> {
  return linkFiles(files, config.protoRoots, outline, outlines);
}

/** On the default branch the last commit is the baseline while something differs from it, and its parent otherwise. */
async function settle(baseline: Baseline, proposed: Scan, look: (tree: Tree) => Promise<Scan>): Promise<[Baseline, Scan]> {
  const before = await look(baseline.tree);
  if (!baseline.otherwise || !sameFiles(proposed, before)) return [baseline, before];
  const other = await baseline.otherwise();
  return [other, await look(other.tree)];
}

function sameFiles(a: Scan, b: Scan): boolean {
  return a.files.size === b.files.size && [...a.files].every(([path, file]) => b.files.has(path) && sameText(file, b.files.get(path)!));
}

function recordOf({ recordName }: CompareTrees, outlines: ReadonlyMap<SchemaFile, Outline>): RecordOf {
  return async (file) => {
    const asked = file.text === null ? undefined : await recordName?.(file.format, file.text, file.path);
    return asked ?? (file.format === 'avro' ? outlines.get(file)?.defines[0] : undefined);
  };
}

/** A baseline folder inside the proposed one is no proposal. */
function without(found: Scan, inside: string | null): Scan {
  if (inside === null) return found;
  return { ...found, files: new Map([...found.files].filter(([path]) => !isBelow(path, inside))), paths: found.paths.filter((path) => !isBelow(path, inside)) };
}
