package import PackagingStandards

/// A wheel of the cache that is to be installed.
package struct WheelToInstall: Sendable {
  /// The unpacked wheel in the cache.
  package let wheel: CachedWheel
  /// Whether somebody asked for it by name: notes `REQUESTED`.
  package let isRequested: Bool
  /// Where it comes from if not from an index: notes `direct_url.json`.
  package let directURL: DirectURL?

  package init(_ wheel: CachedWheel, isRequested: Bool = false, directURL: DirectURL? = nil) {
    self.wheel = wheel
    self.isRequested = isRequested
    self.directURL = directURL
  }

  var displayed: String { "\(wheel.manifest.name)==\(wheel.manifest.version)" }
}
