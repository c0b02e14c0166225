import Glibc
import TestSupport
import Testing

@Suite("The server of these tests")
struct ScriptedServerTests {
  @Test("ends connections that come while it stops", .timeLimit(.minutes(1)))
  func latecomers() async throws {
    for _ in 0..<20 {
      var open: [Int32] = []
      defer { for socket in open { close(socket) } }
      try await ScriptedServer.with([]) { server in
        // The kernel accepts them at once; the server is told to stop before it has.
        for _ in 0..<50 { open.append(try connect(to: server.port)) }
      }
    }
  }

  private struct NotConnected: Error {
    let code: Int32
  }

  private func connect(to port: Int) throws -> Int32 {
    let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(UInt16(port).bigEndian)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let status = withUnsafePointer(to: &address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard status == 0 else {
      let code = errno
      close(socket)
      throw NotConnected(code: code)
    }
    return socket
  }
}
