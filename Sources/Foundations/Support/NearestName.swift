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
    var distance = editDistance(name, lowered, limit: limit)
    if distance > limit, name.count >= 3, lowered.hasPrefix(name) || lowered.hasSuffix(name) { distance = limit }
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.candidate
}
