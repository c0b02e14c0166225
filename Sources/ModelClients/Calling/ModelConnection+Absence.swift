extension ModelConnection {
  /// Asks, and where the server knows no such call, finds out in what is left of the deadline whether it is the model
  /// that it does not know.
  ///
  /// - Parameter models: the models that the server has, within a deadline.
  func namingAbsence<Result>(
    within limit: Duration, models: (Duration) async throws -> [String],
    _ ask: () async throws -> Result
  ) async throws -> Result {
    let end = now + limit
    do {
      return try await ask()
    } catch let error as ModelClientError {
      guard case .noSuchCall = error else { throw error }
      guard let known = try? await models(min(limits.questionDeadline, end - now)) else {
        try Task.checkCancellation()
        throw error
      }
      if ModelNames.contains(server.model, in: known) { throw error }
      throw ModelClientError.modelMissing(model: server.model, server: server.name, known: known)
    }
  }
}
