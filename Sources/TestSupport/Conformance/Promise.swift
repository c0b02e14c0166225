/// A promise that a store did not keep.
public struct Breach: Error, CustomStringConvertible {
  /// Which promise, and how.
  public let description: String
}

/// What every store of a kind does, as a list of promises; each is put to the test alone.
protocol StorePromise: RawRepresentable, Sendable where RawValue == String {}

extension StorePromise {
  /// Ends in a breach where a condition does not hold.
  func check(_ holds: @autoclosure () async throws -> Bool, _ promise: String) async throws {
    if try await !holds() { throw Breach(description: "\(rawValue): not so: \(promise)") }
  }

  /// Ends in a breach where two things are not the same; tells both.
  func check<Value: Equatable>(_ found: Value, is expected: Value, _ promise: String) throws {
    guard found != expected else { return }
    throw Breach(description: "\(rawValue): not so: \(promise): found \(found), not \(expected)")
  }

  /// Ends in a breach where there is nothing.
  func require<Value>(_ found: Value?, _ promise: String) throws -> Value {
    guard let found else { throw Breach(description: "\(rawValue): not so: \(promise): there is none") }
    return found
  }

  /// All that a store lists, page by page. A breach where a page is longer than asked for, or there is no end of pages.
  func pages<Entry>(of limit: Int, _ next: (_ last: Entry?) async throws -> [Entry]) async throws -> [Entry] {
    var found: [Entry] = []
    for _ in 0..<50 {
      let page = try await next(found.last)
      if page.isEmpty { return found }
      try await check(page.count <= limit, "a page is no longer than asked for")
      found += page
    }
    throw Breach(description: "\(rawValue): not so: pages have an end")
  }

  /// Ends in a breach where work that is cancelled before it begins does not end in `CancellationError`.
  func isCancelled(_ work: @escaping @Sendable () async throws -> Void) async throws {
    let (started, start) = AsyncStream<Void>.makeStream()
    let working = Task {
      for await _ in started {}
      try await work()
    }
    working.cancel()
    start.finish()
    guard case .failure(let error) = await working.result, error is CancellationError else {
      throw Breach(description: "\(rawValue): cancelled work did not end in CancellationError")
    }
  }
}
