package import PackagingStandards
import Support
import SystemIO
import SystemPackage

extension InstalledDistribution {
  /// The tags of the wheel that it was installed from; none where nothing of the kind is noted.
  ///
  /// - Throws: `SystemError` where a distribution that came from a wheel has no WHEEL file, `WheelFileError` or
  ///   ``MalformedWheelTag`` where it cannot be understood.
  package func wheelTags() throws -> [WheelTagSet] {
    guard kind == .distInfo else { return [] }
    let bytes = try readRegularFile(path.appending("WHEEL"))
    return try WheelFile(parsing: bytes.span).tags.map { tag in
      guard let set = WheelTagSet(tag) else { throw MalformedWheelTag(text: tag) }
      return set
    }
  }

  /// Whether what is installed is for a Python and platform, as far as it tells: one for another does not count as
  /// installed.
  package func fits(_ tags: CompatibleTags) -> Bool {
    (try? wheelTags()).map(tags.accept) ?? true
  }
}

extension CompatibleTags {
  /// Whether a wheel with any of these tags can be installed; one without tags says nothing against it.
  package func accept(_ wheelTags: [WheelTagSet]) -> Bool {
    wheelTags.isEmpty || wheelTags.contains { if case .compatible = compatibility(of: $0) { true } else { false } }
  }
}

/// Something in a WHEEL file that is no wheel tag.
package struct MalformedWheelTag: UserFacingError {
  package let text: String
  package var message: String { "`\(text)` is no wheel tag" }
}
