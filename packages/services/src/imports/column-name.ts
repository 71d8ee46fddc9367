/** How people know a column: by its title, else by its letter in a spreadsheet. */
export function columnName(titles: readonly string[], column: number): string {
  return titles[column] || letterOf(column)
}

function letterOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26))
  return column < 26 ? last : letterOf(Math.floor(column / 26) - 1) + last
}
