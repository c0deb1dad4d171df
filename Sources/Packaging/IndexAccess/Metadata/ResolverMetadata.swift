package import PackagingStandards
import Support

/// What a resolver needs to know of a distribution's core metadata; the rest is not kept.
package struct ResolverMetadata: Sendable, Equatable {
  /// The name as the metadata has it.
  package var name: PackageName
  package var version: Version
  /// `Requires-Python`, unparsed.
  package var requiresPython: String?
  /// Each `Requires-Dist`, unparsed, in order.
  package var requiresDist: [String]
  /// Each `Provides-Extra`, in order.
  package var providesExtra: [String]

  package init(
    name: PackageName, version: Version, requiresPython: String? = nil, requiresDist: [String] = [],
    providesExtra: [String] = []
  ) {
    self.name = name
    self.version = version
    self.requiresPython = requiresPython
    self.requiresDist = requiresDist
    self.providesExtra = providesExtra
  }
}
