internal import ArgumentParsing

/// Options of pip, pip-tools and virtualenv that scripts give, and that ask for what happens anyway or for what there
/// is not.
package enum CompatibilityOptions {
  /// Options of every command of pip.
  static let pip: [OptionDeclaration] = [
    .flag("disable-pip-version-check").withoutEffect(because: "no command looks for a newer version of itself"),
    certificate,
  ]

  private static let certificate = OptionDeclaration.single("cert", .word).notYet

  /// Options of `pip-compile`.
  static let compile: [OptionDeclaration] = [
    certificate,
    .flag("allow-unsafe").withoutEffect(because: "every package can be pinned"),
    .flag("no-allow-unsafe").withoutEffect(because: "every package can be pinned"),
    .flag("reuse-hashes").refused(because: "hashes always come from the index"),
    .flag("no-reuse-hashes").withoutEffect(because: "hashes always come from the index"),
    .single("resolver", .choice(["backtracking"])).withoutEffect(because: "there is one resolver, which backtracks"),
    .single("max-rounds").refused(because: "the resolver has no rounds"),
    .single("client-cert").refused(because: "client certificates are taken from `SSL_CLIENT_CERT`"),
    .flag("emit-trusted-host").refused(because: "hosts that are trusted are never written"),
    .flag("no-emit-trusted-host").withoutEffect(because: "hosts that are trusted are never written"),
    .single("config").refused(because: "`--config-file` names a configuration file"),
    .flag("emit-options").refused(because: "options are written with `--emit-index-url` and its like"),
    .flag("no-emit-options").withoutEffect(because: "options are written only where they are asked for"),
    .single("pip-args").refused(because: "there is no pip to give arguments to"),
  ]

  /// Options of `pip-sync`.
  static let sync: [OptionDeclaration] = [
    certificate,
    .flag("ask", short: "a").refused(because: "nothing is ever asked"),
    .single("python-executable").refused(because: "`--python` names the interpreter"),
    .flag("user").refused(because: "packages go into an environment, or with `--target` into a directory"),
    .single("client-cert").refused(because: "client certificates are taken from `SSL_CLIENT_CERT`"),
    .single("config").refused(because: "`--config-file` names a configuration file"),
    .single("pip-args").refused(because: "there is no pip to give arguments to"),
  ]

  /// Options of virtualenv.
  static let environments: [OptionDeclaration] = [
    .flag("no-seed").withoutEffect(because: "nothing is installed unless `--seed` is given"),
    .flag("no-pip").withoutEffect(because: "nothing is installed unless `--seed` is given"),
    .flag("no-setuptools").withoutEffect(because: "nothing is installed unless `--seed` is given"),
    .flag("no-wheel").withoutEffect(because: "nothing is installed unless `--seed` is given"),
  ]
}
