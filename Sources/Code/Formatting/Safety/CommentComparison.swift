internal import PythonSyntax

/// Whether two files have the same comments in the same order, each to the end of its line. The whitespace after `#`
/// and at the end of the line may differ.
///
/// - Complexity: O(n) in the number of tokens.
func haveSameComments(_ first: TreeView, _ second: TreeView) -> Bool {
  var (left, right) = (0, 0)
  while true {
    while left < first.tokenCount, first.token(left).kind != .comment { left += 1 }
    while right < second.tokenCount, second.token(right).kind != .comment { right += 1 }
    guard left < first.tokenCount, right < second.tokenCount else {
      return left == first.tokenCount && right == second.tokenCount
    }
    guard commentText(first, left).elementsEqual(commentText(second, right)) else { return false }
    left += 1
    right += 1
  }
}

/// What a comment says: its text without the sign and the whitespace around it.
private func commentText(_ tree: TreeView, _ index: Int) -> Slice<UnsafeBufferPointer<UInt8>> {
  let token = tree.token(index)
  let bytes = tree.bytes(token.start, token.end).trimmingEnd
  var start = min(1, bytes.count)
  while start < bytes.count {
    if isPythonWhitespace(bytes[start]) {
      start += 1
    } else if bytes[start] == 0xC2, start + 1 < bytes.count, bytes[start + 1] == 0xA0 {
      start += 2
    } else {
      break
    }
  }
  return bytes[start...]
}
