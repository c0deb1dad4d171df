internal import SystemIO

/// A duration as the summary lines show it: `0.42ms`, `12ms`, `1.53s`, `2m 05s`.
package func durationText(_ duration: Duration) -> String {
  let nanoseconds = UInt64(max(0, duration.clampedNanoseconds))
  let seconds = nanoseconds / 1_000_000_000
  let milliseconds = nanoseconds % 1_000_000_000 / 1_000_000
  if seconds >= 60 { return "\(seconds / 60)m \(twoDigits(seconds % 60))s" }
  if seconds > 0 { return "\(seconds).\(twoDigits(milliseconds / 10))s" }
  if milliseconds > 0 { return "\(milliseconds)ms" }
  return "0.\(twoDigits(nanoseconds / 10_000))ms"
}

/// A number of bytes in binary units: `512B`, `1.5KiB`, `12.3MiB`.
package func byteCountText(_ count: Int) -> String {
  var value = Double(max(0, count))
  var unit = "B"
  for larger in ["KiB", "MiB", "GiB", "TiB"] where value >= 1024 {
    value /= 1024
    unit = larger
  }
  if unit == "B" { return "\(count)B" }
  let tenths = Int((value * 10).rounded())
  return "\(tenths / 10).\(tenths % 10)\(unit)"
}

/// `1 package`, `2 packages`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

private func twoDigits(_ number: UInt64) -> String {
  number < 10 ? "0\(number)" : "\(number)"
}
