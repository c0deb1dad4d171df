internal import PackageOperations
internal import PackagingStandards
internal import Resolution

/// Reads the name of a package that an option, a variable or a file gives.
func packageName(_ setting: Setting<String>, for key: String) throws -> PackageName {
  do {
    return try PackageName(setting.value)
  } catch {
    throw SettingError(invalid: setting.value, for: key, from: setting.origin, expected: "the name of a package")
  }
}

/// Reads the names of packages that only an option can give.
func packageNames(_ arguments: [String], option: String) throws -> [PackageName] {
  try arguments.map { try packageName(Setting($0, from: .argument("--\(option)")), for: option) }
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

/// Reads what `--no-binary` and its like take: names, `:all:` and `:none:`.
func selectedPackages(_ texts: [Setting<String>], option: String) throws -> SelectedPackages {
  var selected = SelectedPackages()
  for text in texts {
    do throws(SelectedPackages.UnusableWord) {
      try selected.select(text.value)
    } catch {
      throw SettingError(invalid: error.word, for: option, from: text.origin, expected: "the name of a package")
    }
  }
  return selected
}
