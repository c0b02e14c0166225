import Persistence

extension BlobStoreConformance {
  func removes(_ store: any BlobStore) async throws {
    try await fill(store, ["a.txt", "b.txt"])
    try await check(try await store.remove(try BlobKey("a.txt")), "it is removed")
    try await check(try await !store.remove(try BlobKey("a.txt")), "once")
    try check(try await store.byteCount(of: try BlobKey("a.txt")), is: nil, "it is gone")
    try check(try await store.byteCount(of: try BlobKey("b.txt")), is: 1, "the other stays")
    try await fill(store, ["a.txt"])
    try check(try await store.byteCount(of: try BlobKey("a.txt")), is: 1, "it can come again")
  }

  func removesFolder(_ store: any BlobStore) async throws {
    let names = ["sessions/1/a.mp4", "sessions/1/clips/b.mp4", "sessions/1/clips/c.mp4"]
    let others = ["sessions/10/a.mp4", "sessions/1-0.mp4", "sessions/2/1/a.mp4"]
    try await fill(store, names + others)
    try check(try await store.removeAll(in: try BlobFolder("sessions/1")), is: 3, "all of it")
    for name in names {
      try check(try await store.byteCount(of: try BlobKey(name)), is: nil, "\(name) is gone")
    }
    for name in others { try check(try await store.byteCount(of: try BlobKey(name)), is: 1, "\(name) stays") }
    try check(try await store.removeAll(in: try BlobFolder("sessions/1")), is: 0, "once")
    try await fill(store, names)
    try check(try await store.byteCount(of: try BlobKey(names[1])), is: 1, "it can come again")
  }

  func list(_ store: any BlobStore) async throws {
    let names = ["s/1/a.mp4", "s/1/b/c.mp4", "s/1/b.mp4", "s/1/B.tar.gz", "s/2/a.mp4", "s.txt"]
    try await fill(store, names.shuffled())
    func all(_ folder: String) async throws -> [String] {
      try await pages(of: 2) { try await store.keys(in: try BlobFolder(folder), after: $0, limit: 2) }
        .map(\.description)
    }
    try check(
      try await all("s/1"), is: ["s/1/B.tar.gz", "s/1/a.mp4", "s/1/b.mp4", "s/1/b/c.mp4"],
      "in order of bytes")
    try check(try await all("s").count, is: 5, "at any depth")
    try check(try await all("s/1/b"), is: ["s/1/b/c.mp4"], "and only what lies in it")
  }

  func readsOn(_ store: any BlobStore) async throws {
    let key = try BlobKey("a.bin")
    let old = [UInt8](repeating: 1, count: 300_000)
    _ = try await store.put(key, .of([old]), atMost: .max)
    let reading = try require(try await store.read(key, nil), "it is there")
    var chunks = reading.chunks.makeAsyncIterator()
    var bytes = try await chunks.next() ?? []
    _ = try await store.put(key, .of([[2]]), atMost: .max)
    _ = try await store.remove(key)
    while let chunk = try await chunks.next() { bytes += chunk }
    try await check(bytes == old, "who began to read the old one gets the old one")
  }

  func manyAtOnce(_ store: any BlobStore) async throws {
    let key = try BlobKey("s/a.bin")
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        group.addTask {
          let chunk = [UInt8](repeating: UInt8(number), count: 10_000)
          _ = try await store.put(key, .of([chunk, chunk, chunk]), atMost: .max)
          let reading = try self.require(try await store.read(key, nil), "it is there")
          let bytes = try await reading.chunks.reduce(into: [UInt8]()) { $0 += $1 }
          try self.check(bytes.count, is: 30_000, "whole")
          try self.check(Set(bytes).count, is: 1, "and of one writer")
        }
      }
      try await group.waitForAll()
    }
  }

  private func fill(_ store: any BlobStore, _ names: [String]) async throws {
    for name in names { _ = try await store.put(try BlobKey(name), .of([[1]]), atMost: 1) }
  }
}
