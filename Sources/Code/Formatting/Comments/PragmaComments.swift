internal import PythonSyntax

/// Where in a comment a comment for another tool starts, such as `# noqa` or `# type: ignore`, or nil. Such comments
/// do not make a line too long.
func trailingPragmaOffset(_ comment: UnsafeBufferPointer<UInt8>) -> Int? {
  for offset in comment.indices where comment[offset] == UInt8(ascii: "#") {
    if isPragma(UnsafeBufferPointer(rebasing: comment[(offset + 1)...])) { return offset }
  }
  return nil
}

/// Whether the text after a `#` is addressed to a tool.
private func isPragma(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
  let content = content.trimmingStart
  func starts(with name: StaticString, ignoringCase: Bool = false) -> Bool {
    guard content.count >= name.utf8CodeUnitCount else { return false }
    for index in 0..<name.utf8CodeUnitCount {
      let byte = content[index]
      let expected = name.utf8Start[index]
      if byte == expected { continue }
      if ignoringCase && byte | 0x20 == expected { continue }
      return false
    }
    return true
  }
  if starts(with: "noqa", ignoringCase: true) || starts(with: "nosec") { return true }
  return starts(with: "isort:") || starts(with: "type:") || starts(with: "pyright:") || starts(with: "pyrefly:")
    || starts(with: "pylint:") || starts(with: "flake8:") || starts(with: "ruff:") || starts(with: "ty:")
}
