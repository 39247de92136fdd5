/** Nothing matches the search. */
export function None() {
  return <p className="quiet">没有找到，换一个词再试。</p>;
}
