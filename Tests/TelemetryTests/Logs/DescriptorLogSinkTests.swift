import Foundation
import Logging
import Telemetry
import Testing

@Suite("Where lines go")
struct DescriptorLogSinkTests {
  /// Two ends that are closed with this object.
  private final class Ends: Sendable {
    let reading: Int32
    let writing: Int32

    /// A pair of datagram sockets, which keeps calls apart, or a pipe.
    init(datagrams: Bool) throws {
      var ends: [Int32] = [0, 0]
      let kind = Int32(SOCK_DGRAM.rawValue)
      let status = datagrams ? socketpair(AF_UNIX, kind, 0, &ends) : pipe(&ends)
      guard status == 0 else { throw POSIXError(.EIO) }
      (reading, writing) = (ends[0], ends[1])
    }

    deinit {
      close(reading)
      close(writing)
    }

    func read(upTo most: Int = 100_000) -> String {
      var bytes = [UInt8](repeating: 0, count: most)
      let count = Foundation.read(reading, &bytes, most)
      return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    }

    func makeNonblocking() { _ = fcntl(writing, F_SETFL, O_NONBLOCK) }
  }

  @Test("Each line is written with one call, whole")
  func oneCall() throws {
    let ends = try Ends(datagrams: true)
    let sink = DescriptorLogSink(ends.writing)
    let lines = ["a\n", String(repeating: "x", count: 16_383) + "\n", "c\n"]
    for line in lines { sink.write(Array(line.utf8)) }
    #expect([ends.read(), ends.read(), ends.read()] == lines)
    #expect(sink.lostLines == 0)
  }

  @Test("Lines of many tasks do not mix")
  func many() async throws {
    let ends = try Ends(datagrams: false)
    let sink = DescriptorLogSink(ends.writing)
    let text = String(repeating: "x", count: 9_000)
    // On a thread of its own: writers that wait for it may hold all threads of the pool.
    let (texts, reader) = AsyncStream<String>.makeStream()
    Thread.detachNewThread {
      var left = 16 * 20 * 9_003
      while left > 0 {
        let piece = ends.read()
        reader.yield(piece)
        left = piece.isEmpty ? 0 : left - piece.utf8.count
      }
      reader.finish()
    }
    await withTaskGroup { group in
      for task in 10..<26 {
        group.addTask { for _ in 0..<20 { sink.write(Array("\(task)\(text)\n".utf8)) } }
      }
    }
    let lines = await texts.reduce("", +).split(separator: "\n")
    #expect(lines.count == 320)
    for task in 10..<26 { #expect(lines.count { $0 == "\(task)\(text)" } == 20) }
  }

  @Test("A line that cannot be written is counted, and the next is not glued to its half")
  func full() throws {
    let ends = try Ends(datagrams: false)
    ends.makeNonblocking()
    let sink = DescriptorLogSink(ends.writing)
    let long = String(repeating: "x", count: 9_999) + "\n"
    var written = 0
    while sink.lostLines == 0 {
      sink.write(Array(long.utf8))
      written += 1
    }
    sink.write(Array("lost as well\n".utf8))
    #expect(sink.lostLines == 2)
    let begun = ends.read(upTo: 1_000_000)
    #expect(begun.count % 10_000 > 0, "the pipe took whole lines alone, so nothing is shown")
    sink.write(Array("next\n".utf8))
    sink.write(Array("last\n".utf8))
    #expect(ends.read() == "\nnext\nlast\n")
    #expect(begun.split(separator: "\n").count == written)
    #expect(sink.lostLines == 2)
  }

  @Test("A descriptor that is closed harms nobody")
  func closed() {
    let sink = DescriptorLogSink(-1)
    sink.write(Array("a\n".utf8))
    sink.write(Array("b\n".utf8))
    #expect(sink.lostLines == 2)
  }
}
