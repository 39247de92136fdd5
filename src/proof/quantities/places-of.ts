/** The offsets at which a stretch occurs in a text, in order. */
export function placesOf(text: string, stretch: string): readonly number[] {
  const places: number[] = [];
  if (stretch === '') return places;
  for (let at = text.indexOf(stretch); at >= 0; at = text.indexOf(stretch, at + 1)) places.push(at);
  return places;
}
