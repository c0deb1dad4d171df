enum InterpretersModule {}
