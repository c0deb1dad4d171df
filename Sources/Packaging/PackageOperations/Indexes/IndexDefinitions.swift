package import IndexAccess

/// The indexes that options, variables, configuration and requirements files give, the most important first, and the
/// rules that say which of them are asked. They are the peer's, so that a private package comes from where it would
/// come from there.
package struct IndexDefinitions: Sendable {
  /// An index and its part.
  package struct Definition: Sendable {
    package var index: PackageIndex
    /// Whether it takes the place of the public index: it is asked last.
    package var isDefault = false
    /// Whether only packages that name it come from it.
    package var isExplicit = false

    package init(index: PackageIndex, isDefault: Bool = false, isExplicit: Bool = false) {
      self.index = index
      self.isDefault = isDefault
      self.isExplicit = isExplicit
    }
  }

  package var definitions: [Definition] = []

  package init() {}

  package mutating func append(_ index: PackageIndex, isDefault: Bool = false) {
    definitions.append(Definition(index: index, isDefault: isDefault))
  }

  /// The indexes to ask, in order.
  ///
  /// Of several definitions with one name only the first counts, even where it is of another kind. The first default
  /// takes the place of the public index and every other default is left out; an explicit default leaves none. An URL
  /// is asked once.
  package var indexes: [PackageIndex] {
    var names: Set<String> = []
    let named = definitions.filter { definition in
      guard let name = definition.index.name else { return true }
      return names.insert(name).inserted
    }
    var asked = named.filter { !$0.isDefault && !$0.isExplicit }
    if let replacement = named.first(where: \.isDefault) {
      if !replacement.isExplicit { asked.append(replacement) }
    } else {
      asked.append(Definition(index: .standard))
    }
    var indexes: [PackageIndex] = []
    for definition in asked where !indexes.contains(where: { $0.url == definition.index.url }) {
      indexes.append(definition.index)
    }
    return indexes
  }
}
