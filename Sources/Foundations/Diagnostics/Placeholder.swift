enum DiagnosticsModule {}
