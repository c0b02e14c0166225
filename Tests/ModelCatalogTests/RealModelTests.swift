import Foundation
import Inference
import ModelCatalog
import TestSupport
import Testing

private let cached = ModelStore(
  folder: ModelStore.defaultFolder(environment: ProcessInfo.processInfo.environment))
private let areModelsThere = cached.manifest.models.allSatisfy { (try? cached.verify($0)) != nil }

@Suite(.enabled(if: areModelsThere, "the models are not in the cache; run \"make setup\""))
struct RealModelTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// A folder with the same files, those of `except` left out.
  private func copy(except: String? = nil) throws {
    for model in cached.manifest.models where model.name != except {
      try FileManager.default.copyItem(
        at: cached.folder.appending(path: model.file).resolvingSymlinksInPath(), to: folder.file(model.file))
    }
  }

  @Test(
    "Fetching into a complete folder does nothing, without a network",
    .enabled(if: Availability.tool("python3") != nil, "python3 is not installed"))
  func completeFolder() async throws {
    try copy()
    let before = try modificationDates()
    try await ModelStore(folder: folder.url).fetch()
    #expect(try modificationDates() == before)
  }

  @Test("Fetching a model that is not in the catalogue is refused before anything is done")
  func unknownModel() async {
    let known = cached.manifest.models.map(\.name)
    await #expect(throws: ModelError.unknown(name: "no-such-model", known: known)) {
      try await ModelStore(folder: folder.url).fetch(["no-such-model"])
    }
    #expect(TemporaryFolder.contents(of: folder.url).isEmpty)
  }

  @Test("A damaged model never reaches the engine")
  func damaged() throws {
    try copy()
    let entry = try #require(cached.manifest.entry(named: "face-detection-full-range"))
    var content = try Data(contentsOf: folder.file(entry.file))
    content[content.count / 2] ^= 1
    try folder.write(content, to: entry.file)
    let engine = try InferenceEngine(store: ModelStore(folder: folder.url))
    let error = #expect(throws: ModelError.self) {
      try engine.load(entry.name, inputShape: [1, 192, 192, 3])
    }
    guard case .damaged(entry.name, _, _) = error else {
      Issue.record("\(String(describing: error))"); return
    }
  }

  @Test("A graph is not loaded without its weights")
  func weightsMissing() throws {
    try copy(except: "ssd-mobilenet-v2-coco-weights")
    let engine = try InferenceEngine(store: ModelStore(folder: folder.url))
    let error = #expect(throws: ModelError.self) {
      try engine.load("ssd-mobilenet-v2-coco", inputShape: [1, 300, 300, 3])
    }
    guard case .missing("ssd-mobilenet-v2-coco-weights", _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("A request gives the outputs of its model, and says so where another shape is asked for")
  func request() throws {
    let engine = try InferenceEngine(store: cached)
    for wrong in [[1, 7, 7, 3], [192, 192, 3], [1, 0, 0, 3]] {
      #expect(throws: InferenceError.self) {
        try engine.load("face-detection-full-range", inputShape: wrong)
      }
    }
    let model = try detector(engine)
    #expect(throws: InferenceError.self) { try InferenceRequest<UInt8>(model) }
    let request = try InferenceRequest<Float>(model)
    #expect(request.input.count == 192 * 192 * 3)
    try request.run()
    let logits = try request.withOutput(1, count: 48 * 48) { Array($0) }
    #expect(logits.allSatisfy { $0.isFinite })
    #expect(throws: InferenceError.self) { try request.withOutput(1, count: 48) { $0.count } }
    #expect(throws: InferenceError.self) { try request.withOutput(9, count: 1) { $0.count } }
  }

  @Test("The same input gives the same output")
  func repeatable() throws {
    let model = try detector(try InferenceEngine(store: cached))
    func run() throws -> [Float] {
      let request = try InferenceRequest<Float>(model)
      for index in request.input.indices { request.input[index] = Float(index % 251) / 125 - 1 }
      try request.run()
      return try request.withOutput(1, count: 48 * 48) { Array($0) }
    }
    #expect(try run() == run())
  }

  private func detector(_ engine: InferenceEngine) throws -> CompiledModel {
    try engine.load("face-detection-full-range", inputShape: [1, 192, 192, 3])
  }

  private func modificationDates() throws -> [String: Date] {
    var dates: [String: Date] = [:]
    for name in TemporaryFolder.contents(of: folder.url) {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.file(name).path)
      dates[name] = attributes[.modificationDate] as? Date
    }
    return dates
  }
}
