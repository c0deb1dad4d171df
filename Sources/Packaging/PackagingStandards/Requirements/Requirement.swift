/// A requirement on a project: its name, and which releases, or which file, of it will do where.
///
/// See [PEP 508](https://peps.python.org/pep-0508/).
package struct Requirement: Hashable, Sendable {
  /// What satisfies a requirement.
  package enum Source: Hashable, Sendable {
    /// Any release that the specifiers match; no specifiers match all.
    case versions(VersionSpecifierSet)
    /// What a URL, or a path as pip takes it, leads to.
    case url(RequirementURL)
  }

  /// The project that is required.
  package var name: PackageName
  /// The extras asked for, in the order written, each once.
  package var extras: [ExtraName]
  /// Which of its distributions will do.
  package var source: Source
  /// Where the requirement applies.
  package var marker: MarkerTree

  package init(
    _ name: PackageName, extras: [ExtraName] = [], source: Source = .versions(VersionSpecifierSet()),
    marker: MarkerTree = .alwaysTrue
  ) {
    self.name = name
    self.extras = extras
    self.source = source
    self.marker = marker
  }

  /// The version specifiers; empty for a URL.
  package var specifiers: VersionSpecifierSet {
    if case .versions(let specifiers) = source { specifiers } else { VersionSpecifierSet() }
  }

  /// The URL, if the requirement names one.
  package var url: RequirementURL? {
    if case .url(let url) = source { url } else { nil }
  }

  /// Whether the requirement applies in an environment with these extras of the project that states it.
  package func applies(in markers: MarkerEnvironment, extras: [ExtraName] = []) -> Bool {
    marker.evaluate(markers, extras: extras)
  }
}

/// A URL or path of a requirement, as written.
package struct RequirementURL: Hashable, Sendable, CustomStringConvertible {
  /// The text as written, credentials included.
  package let text: String
  /// The text as a URL; a path is a reference without a scheme.
  package let reference: URLReference

  /// Takes a URL as written.
  ///
  /// - Throws: ``URLParseError`` if it is none.
  package init(_ text: String) throws(URLParseError) {
    self.text = text
    reference = try URLReference(text)
  }

  /// The text, or for a URL with credentials the URL with these hidden.
  package var description: String { reference.hasCredentials ? reference.description : text }
}

extension Requirement: CustomStringConvertible {
  /// The requirement in normal form: `name[extra1,extra2]>=1,<2 ; marker`; credentials in a URL are hidden.
  package var description: String { serialized { $0.description } }

  /// The requirement in normal form, credentials included.
  package var text: String { serialized { $0.text } }

  private func serialized(_ urlText: (RequirementURL) -> String) -> String {
    var text = name.string
    if !extras.isEmpty { text += "[" + extras.map(\.string).joined(separator: ",") + "]" }
    switch source {
    case .versions(let specifiers): text += specifiers.description
    case .url(let url): text += " @ " + urlText(url)
    }
    if !marker.isTrue { text += " ; \(marker)" }
    return text
  }
}
