/// `activate.xsh`: for xonsh.
enum XonshActivation {
  static func text(for environment: ActivatedEnvironment) -> String {
    let root =
      environment.isRelocatable
      ? "os.path.dirname(os.path.dirname(os.path.realpath(__file__)))" : PythonActivation.quoted(environment.root)
    let prompt = environment.prompt.map(PythonActivation.quoted) ?? "os.path.basename(root)"
    return """
      # Activates this virtual environment in xonsh: source path/to/bin/activate.xsh


      def _activate_virtual_environment():
          import os

          root = \(root)
          prompt = \(prompt)

      """ + body
  }

  private static let body = #"""
        env = __xonsh__.env
        aliases = __xonsh__.aliases
        if "deactivate" in aliases and "VIRTUAL_ENV" in env:
            aliases["deactivate"]([])

        saved = {name: env[name] for name in ("PYTHONHOME", "VIRTUAL_ENV", "VIRTUAL_ENV_PROMPT") if name in env}
        added = os.path.join(root, "bin")
        env["VIRTUAL_ENV"] = root
        env["VIRTUAL_ENV_PROMPT"] = prompt
        env["PATH"].insert(0, added)
        env.pop("PYTHONHOME", None)

        def leave(arguments, stdin=None):
            for name in ("VIRTUAL_ENV", "VIRTUAL_ENV_PROMPT"):
                env.pop(name, None)
            if added in env["PATH"]:
                env["PATH"].remove(added)
            for name, value in saved.items():
                env[name] = value
            aliases.pop("deactivate", None)

        aliases["deactivate"] = leave


    _activate_virtual_environment()
    del _activate_virtual_environment

    """#
}
