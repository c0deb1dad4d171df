/// The candidate that a mistyped name most likely means, or nothing if none is near.
///
/// Near means at most one edit per three letters, counting a swap of neighbours as one edit; a candidate that the name
/// begins or ends is near too. Ties go to the earlier candidate.
package func nearestName(to name: String, in candidates: some Sequence<String>) -> String? {
  let name = name.lowercased()
  guard !name.isEmpty else { return nil }
  let limit = max(1, name.count / 3)
  var best: (candidate: String, distance: Int)?
  for candidate in candidates {
    let lowered = candidate.lowercased()
    var distance = editDistance(Array(name.unicodeScalars), Array(lowered.unicodeScalars), limit: limit)
    if distance > limit, name.count >= 3, lowered.hasPrefix(name) || lowered.hasSuffix(name) { distance = limit }
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.candidate
}

/// The optimal-string-alignment distance, or something above `limit` as soon as it must exceed it.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int) -> Int {
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
