/// The number of insertions, deletions, replacements and exchanges of neighbours that lead from one text to another, no
/// place being changed twice (the optimal string alignment distance); something above `limit` where it exceeds that.
///
/// Takes time in the product of the lengths, unless these alone tell.
package func editDistance(_ left: String, _ right: String, limit: Int) -> Int {
  let left = Array(left.unicodeScalars)
  let right = Array(right.unicodeScalars)
  if abs(left.count - right.count) > limit { return limit + 1 }
  if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
  var beforePrevious = Array(repeating: 0, count: right.count + 1)
  var previous = Array(0...right.count)
  for row in 1...left.count {
    var current = Array(repeating: row, count: right.count + 1)
    for column in 1...right.count {
      let substitution = previous[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1)
      current[column] = min(substitution, previous[column] + 1, current[column - 1] + 1)
      if row > 1, column > 1, left[row - 1] == right[column - 2], left[row - 2] == right[column - 1] {
        current[column] = min(current[column], beforePrevious[column - 2] + 1)
      }
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[right.count]
}
