internal import CodeOperations
internal import TerminalUI

/// How many files changed and how many did not.
struct FormatSummary {
  let mode: FormatMode
  var changed = 0
  var unchanged = 0

  /// The line that says so; nil if there was nothing.
  var text: String? {
    var parts: [String] = []
    if changed > 0 {
      parts.append(counted(changed, "file") + (mode == .write ? " reformatted" : " would be reformatted"))
    }
    if unchanged > 0 {
      parts.append(counted(unchanged, "file") + (mode == .write ? " left unchanged" : " already formatted"))
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}
