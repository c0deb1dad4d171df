internal import PackageOperations
internal import PackagingStandards
internal import Resolution

extension CommandContext {
  /// Reads the name of a package that an option gives.
  func packageName(_ text: String, option: String) throws -> PackageName {
    do {
      return try PackageName(text)
    } catch {
      throw SettingError(
        invalid: text, for: option, from: .argument("--\(option)"), expected: "the name of a package")
    }
  }

  /// Reads the name of a package that a setting gives, wherever it comes from.
  func packageName(_ setting: Setting<String>, for key: String) throws -> PackageName {
    do {
      return try PackageName(setting.value)
    } catch {
      throw SettingError(invalid: setting.value, for: key, from: setting.origin, expected: "the name of a package")
    }
  }

  /// Reads what `--upgrade-package` takes: the name of a package, or a requirement that its new version must satisfy.
  func upgradedPackage(_ setting: Setting<String>) throws -> Requirement {
    do {
      let requirement = try Requirement(setting.value)
      if requirement.url == nil { return requirement }
    } catch {}
    throw SettingError(
      invalid: setting.value, for: "upgrade-package", from: setting.origin,
      expected: "the name of a package, or a requirement such as `name<2`")
  }

  /// The requirements that `--upgrade-package` gives beside names.
  func upgradeConstraints(_ resolver: ResolverOptions) throws -> [SourcedRequirement] {
    try settings.list(.upgradePackage, arguments: resolver.upgradePackage).compactMap { setting in
      let requirement = try upgradedPackage(setting)
      return requirement.specifiers.isEmpty ? nil : SourcedRequirement(requirement)
    }
  }

  /// Reads what `--no-binary` and its like take: names, `:all:` and `:none:`.
  func selectedPackages(_ texts: [Setting<String>], option: String) throws -> SelectedPackages {
    var selected = SelectedPackages()
    for text in texts {
      do throws(SelectedPackages.UnusableWord) {
        try selected.select(text.value)
      } catch {
        throw SettingError(
          invalid: error.word, for: option, from: text.origin, expected: "the name of a package")
      }
    }
    return selected
  }
}
