/**
 * The strongly connected components of a directed graph, each before those that lead to it (Tarjan).
 *
 * @param follow - for each node the nodes that it leads to
 */
export function connectedComponents(follow: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const order = new Array<number>(follow.length).fill(-1);
  const isOpen = new Array<boolean>(follow.length).fill(false);
  const open: number[] = [];
  const components: number[][] = [];
  let visited = 0;

  // Depth is bounded by the number of nodes, which callers keep small.
  const visit = (node: number): number => {
    let low = visited;
    order[node] = visited;
    visited += 1;
    open.push(node);
    isOpen[node] = true;
    for (const next of follow[node] ?? []) {
      if (order[next] === -1) {
        low = Math.min(low, visit(next));
      } else if (isOpen[next] === true) {
        low = Math.min(low, order[next] ?? low);
      }
    }
    if (low === order[node]) {
      const component = open.splice(open.lastIndexOf(node));
      for (const member of component) {
        isOpen[member] = false;
      }
      components.push(component);
    }
    return low;
  };

  follow.forEach((_, node) => {
    if (order[node] === -1) {
      visit(node);
    }
  });
  return components;
}
