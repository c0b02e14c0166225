import Foundation
import Perception
import TestSupport
import Testing

@testable import Speech

@Suite("The cache of spoken sentences")
struct SoundCacheTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func samples(_ count: Int) -> [Float] { (0..<count).map { Float($0 % 200 - 100) / 100 } }

  private func names() -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.file("spoken").path)) ?? []).sorted()
  }

  @Test("gives back what was kept, to 16 bits, and nothing else")
  func keeps() {
    let cache = SoundCache(folder.file("spoken"))
    let key = SoundCache.key(maker: "joe 1", text: "Hello.")
    #expect(cache.samples(key) == nil)
    let sound = samples(1_000)
    cache.keep(sound, as: key)
    let kept = cache.samples(key) ?? []
    #expect(kept.count == sound.count)
    #expect(zip(kept, sound).allSatisfy { abs($0 - $1) < 1 / 32_000 })
    #expect(cache.samples(SoundCache.key(maker: "joe 2", text: "Hello.")) == nil)
  }

  @Test("tells nobody what was said")
  func isPrivate() throws {
    SoundCache(folder.file("spoken")).keep(samples(10), as: SoundCache.key(maker: "m", text: "secret"))
    #expect(names().count == 1 && !names()[0].contains("secret"))
    let file = folder.file("spoken").appendingPathComponent(names()[0])
    let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }

  @Test("throws the least lately used away when there is too much")
  func evicts() throws {
    let cache = SoundCache(folder.file("spoken"), limit: 1_000)
    for (age, key) in ["a", "b", "c", "d"].enumerated() {
      cache.keep(samples(120), as: key)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSinceNow: Double(age - 1_000))],
        ofItemAtPath: folder.file("spoken/\(key).pcm").path)
    }
    #expect(cache.samples("a") != nil)
    cache.keep(samples(120), as: "e")
    #expect(names() == ["a.pcm", "c.pcm", "d.pcm", "e.pcm"])
  }

  @Test("does not keep what would fill it alone, and survives a torn file and a folder that cannot be")
  func bounds() throws {
    let cache = SoundCache(folder.file("spoken"), limit: 1_000)
    cache.keep(samples(200), as: "large")
    #expect(cache.samples("large") == nil && names().isEmpty)
    cache.keep(samples(10), as: "torn")
    try folder.write(Data([1, 2, 3]), to: "spoken/torn.pcm")
    #expect(cache.samples("torn") == nil)
    try folder.write(Data([1]), to: "file")
    let blocked = SoundCache(folder.file("file/spoken"))
    blocked.keep(samples(10), as: "x")
    #expect(blocked.samples("x") == nil)
  }

  @Test("A WAVE header tells rate and length; an unknown length is the longest there is")
  func header() {
    let header = PCM16.waveHeader(sampleRate: 22_050, sampleCount: 100)
    #expect(header.count == 44)
    #expect(String(decoding: header[0..<4], as: UTF8.self) == "RIFF" && header[4] == 236)
    #expect(header[40..<44] == [200, 0, 0, 0])
    #expect(Array(header[24..<28]) == [0x22, 0x56, 0, 0])
    #expect(PCM16.waveHeader(sampleRate: 22_050, sampleCount: nil)[40..<44] == [219, 255, 255, 255])
    #expect(PCM16.samples(PCM16.bytes([2, -2, 0])) == [1, -1, 0])
  }
}
