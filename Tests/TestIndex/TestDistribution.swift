import Caching
import PackagingStandards
import Support
import TestSupport

/// A wheel, or a file of any other kind, that the test index serves; made in memory.
package struct TestDistribution: Sendable {
  package var filename: String
  package var content: [UInt8]
  /// The `METADATA` of a wheel.
  package var metadata: [UInt8]?
  package var requiresPython: String?
  /// `nil`: not yanked; a reason otherwise, perhaps empty.
  package var yanked: String?
  /// As [PEP 700](https://peps.python.org/pep-0700/) writes it.
  package var uploadTime: String? = "2024-01-01T00:00:00.000000Z"
  /// Whether the index serves the metadata beside the wheel.
  package var hasMetadataFile = true
  /// Whether the index tells the hash and size.
  package var hasHash = true

  /// A file with the given content.
  package init(filename: String, content: [UInt8]) {
    self.filename = filename
    self.content = content
  }

  /// Makes a wheel.
  ///
  /// - Parameters:
  ///   - requires: one `Requires-Dist` each.
  ///   - files: what is installed, besides a module named like the package, by path.
  ///   - entryPoints: the content of `entry_points.txt`.
  package static func wheel(
    _ name: String, _ version: String, tags: String = "py3-none-any", build: String? = nil, requires: [String] = [],
    requiresPython: String? = nil, extras: [String] = [], files: [String: String] = [:], entryPoints: String? = nil
  ) -> TestDistribution {
    let escaped = String(name.map { $0 == "-" || $0 == "." ? "_" : $0 })
    let info = "\(escaped)-\(version).dist-info"
    var metadata = "Metadata-Version: 2.1\nName: \(name)\nVersion: \(version)\n"
    if let requiresPython { metadata += "Requires-Python: \(requiresPython)\n" }
    for extra in extras { metadata += "Provides-Extra: \(extra)\n" }
    for requirement in requires { metadata += "Requires-Dist: \(requirement)\n" }
    metadata += "\nA test distribution.\n"
    var contents: [(path: String, bytes: [UInt8])] = []
    let module = "\(escaped)/__init__.py"
    if files[module] == nil { contents.append((module, Array("__version__ = \"\(version)\"\n".utf8))) }
    for (path, text) in files.sorted(by: { $0.key < $1.key }) { contents.append((path, Array(text.utf8))) }
    contents.append(("\(info)/METADATA", Array(metadata.utf8)))
    let isPure = tags.hasSuffix("-none-any")
    var wheel = "Wheel-Version: 1.0\nGenerator: adder-test\nRoot-Is-Purelib: \(isPure)\n"
    for python in tags.split(separator: "-")[0].split(separator: ".") {
      wheel += "Tag: \(python)\(tags.drop { $0 != "-" })\n"
    }
    contents.append(("\(info)/WHEEL", Array(wheel.utf8)))
    if let entryPoints { contents.append(("\(info)/entry_points.txt", Array(entryPoints.utf8))) }
    let buildTag = build.map { "-\($0)" } ?? ""
    var distribution = TestDistribution(
      filename: "\(escaped)-\(version)\(buildTag)-\(tags).whl",
      content: wheelArchive(contents.map { ($0.path, $0.bytes, false) }, info: info))
    distribution.metadata = Array(metadata.utf8)
    distribution.requiresPython = requiresPython
    return distribution
  }

  /// The same distribution, yanked.
  package func yanked(_ reason: String = "") -> TestDistribution {
    var copy = self
    copy.yanked = reason
    return copy
  }

  /// The same distribution with another upload time.
  package func uploaded(_ time: String?) -> TestDistribution {
    var copy = self
    copy.uploadTime = time
    return copy
  }

  /// The same distribution without a metadata file beside it.
  package func withoutMetadataFile() -> TestDistribution {
    var copy = self
    copy.hasMetadataFile = false
    return copy
  }

  /// The SHA-256 of the content, in hexadecimal.
  package var sha256: String { TestDistribution.sha256(content) }

  /// The SHA-256 of some bytes, in hexadecimal.
  package static func sha256(_ bytes: [UInt8]) -> String {
    var hasher = ContentHasher()
    bytes.withUnsafeBytes { hasher.update($0) }
    return hasher.finalize()?.hexadecimal ?? ""
  }
}
