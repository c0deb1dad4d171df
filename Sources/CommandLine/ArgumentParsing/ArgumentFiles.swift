/// Puts the lines of `@file` arguments in their place, as ruff's users know it.
///
/// Every line is one argument, without quoting; a line may name a file again.
/// - Parameter read: answers a file's text.
/// - Throws: ``ArgumentError/unreadableFile(_:reason:)`` also for files that name each other without end.
package func expandArgumentFiles(
  _ words: [String], read: (String) throws(ArgumentError) -> String
) throws(ArgumentError) -> [String] {
  guard words.contains(where: { $0.utf8.first == UInt8(ascii: "@") }) else { return words }
  var result: [String] = []
  // The words still to be looked at, the next one last, each with the number of files it came through.
  var waiting = words.reversed().map { (word: $0, depth: 0) }
  while let (word, depth) = waiting.popLast() {
    guard word.utf8.first == UInt8(ascii: "@") else {
      result.append(word)
      continue
    }
    let path = String(word.dropFirst())
    guard depth < 16 else { throw .unreadableFile(path, reason: "files of arguments name each other") }
    let text = try read(path)
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    if lines.last == "" { lines.removeLast() }
    for line in lines.reversed() { waiting.append((String(line), depth + 1)) }
  }
  return result
}
