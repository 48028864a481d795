import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

/** A document as a browser builds it. */
export interface Tree {
  readonly elements: readonly Element[];
  readonly comments: readonly string[];
  /** Text outside of `code`, `pre`, `style` and `title`. */
  readonly prose: readonly string[];
  readonly text: string;
  /** Names of elements, nested, without `code`: where text from outside is in it is no matter. */
  readonly skeleton: string;
}

/** As GitHub renders a comment: the markup that Markdown may hold is kept, to be looked at here. */
export function markdownTree(markdown: string): Tree {
  const html = micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true, allowDangerousProtocol: true });
  return treeOf(parseFragment(html).childNodes);
}

export function htmlTree(page: string): Tree {
  return treeOf(parse(page).childNodes);
}

function treeOf(roots: readonly Node[]): Tree {
  const elements: Element[] = [];
  const comments: string[] = [];
  const prose: string[] = [];
  let text = '';
  const visit = (nodes: readonly Node[], quiet: boolean): string =>
    nodes
      .map((node) => {
        if (node.nodeName === '#comment') comments.push((node as DefaultTreeAdapterTypes.CommentNode).data);
        if (node.nodeName === '#text') {
          const { value } = node as DefaultTreeAdapterTypes.TextNode;
          text += value;
          if (!quiet) prose.push(value);
        }
        if (!('tagName' in node)) return '';
        elements.push({ name: node.tagName, attributes: new Map(node.attrs.map(({ name, value }) => [name, value])) });
        const inner = visit(node.childNodes, quiet || ['code', 'pre', 'style', 'title'].includes(node.tagName));
        return node.tagName === 'code' ? inner : `<${node.tagName}>${inner}</>`;
      })
      .join('');
  const skeleton = visit(roots, false);
  return { elements, comments, prose, text, skeleton };
}
