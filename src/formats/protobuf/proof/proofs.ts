import type { Fact, Proof } from '../../../model.ts';
import { fieldPath, type Issue, type MessagePair, typePath } from '../hazards/hazards.ts';
import type { ProtoSchema } from '../schema.ts';
import { protobufRules } from '../rules.ts';
import { findIssues, renamedRecord } from './issues.ts';
import { proveIssue } from './prove-issue.ts';
import { proveJson } from './prove-json.ts';
import type { Sides } from './sample.ts';

/** Attempts for one fact: below a renamed type there may be much. */
const MOST_ATTEMPTS = 12;

/** The proofs of one pair, each made once and only when it is asked for. */
export class Proofs {
  /** What a decoder of binary messages stumbles over. */
  readonly issues: readonly Issue[];
  readonly blind: ReturnType<typeof findIssues>['blind'];
  readonly renamed: ReturnType<typeof renamedRecord>;
  readonly writer: ProtoSchema;
  readonly #sides: Sides;
  readonly #all: readonly Issue[];
  readonly #made = new Map<Issue, Proof | null>();

  constructor(sides: Sides) {
    const { issues, blind } = findIssues(sides.reader, sides.writer);
    this.#sides = sides;
    this.writer = sides.writer;
    this.#all = issues;
    this.issues = issues.filter((issue) => !isJson(issue) && !isHistory(issue));
    this.blind = blind;
    this.renamed = renamedRecord(sides.reader, sides.writer);
  }

  /** A hazard is one issue; what the registry refuses stands for every issue at its place, or in the type that stands there. */
  of(fact: Fact): Proof | null {
    if (isHazard(fact)) return this.#first(this.#all.filter((issue) => issue.rule === fact.rule && issue.fact.path === fact.path));
    const own = this.issues.filter((issue) => issue.fact.path === fact.path);
    return this.#first([...own, ...this.issues.filter((issue) => this.#isBelow(issue.messages, fact))]);
  }

  make(issue: Issue): Proof | null {
    let proof = this.#made.get(issue);
    if (proof === undefined) this.#made.set(issue, (proof = isJson(issue) ? proveJson(this.#sides, issue) : proveIssue(this.#sides, issue)));
    return proof;
  }

  #first(issues: readonly Issue[]): Proof | null {
    for (const issue of issues.slice(0, MOST_ATTEMPTS)) {
      const proof = this.make(issue);
      if (proof !== null) return proof;
    }
    return null;
  }

  #isBelow(messages: MessagePair, fact: Fact): boolean {
    let pair = messages;
    for (; pair.through !== null; pair = pair.through.messages) {
      if (fieldPath(pair.through.messages.reader, pair.through.reader) === fact.path) return true;
    }
    // The first message under another name.
    return pair.writer === this.renamed?.writer && pair.reader === this.renamed.reader && fact.path === typePath(pair.writer);
  }
}

function isHazard(fact: Fact): boolean {
  return Object.hasOwn(protobufRules, fact.rule) && protobufRules[fact.rule as keyof typeof protobufRules].registry.verdict === 'unseen';
}

function isJson(issue: Issue): boolean {
  return issue.rule.startsWith('protobuf/json-');
}

/** About messages that are older than both texts. */
function isHistory(issue: Issue): boolean {
  return issue.rule.startsWith('protobuf/reservation-');
}
