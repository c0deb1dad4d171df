extension ArraySlice {
  /// Joins all elements in pairs, the pairs in pairs, and so on; `nil` if there are none.
  ///
  /// Where joining takes time with the size of what is joined, as for sets, this takes *n* log *n* for all, where one
  /// after the other would take the square.
  package func reducedInPairs<Value>(_ transform: (Element) -> Value, _ join: (Value, Value) -> Value) -> Value? {
    guard count > 1 else { return first.map(transform) }
    let middle = startIndex + count / 2
    guard let left = self[..<middle].reducedInPairs(transform, join),
      let right = self[middle...].reducedInPairs(transform, join)
    else { return nil }
    return join(left, right)
  }
}
