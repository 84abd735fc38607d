using System.Buffers.Binary;
using System.Text;

namespace WpbPortal.Benchmarks.Circuits;

/// <summary>As much of Blazor's messages (MessagePack, each behind its length) as a circuit without a browser writes and reads.</summary>
internal static class BlazorPack
{
    /// <summary>What a line begins with.</summary>
    public static ReadOnlyMemory<byte> Handshake { get; } = "{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray();

    /// <summary>That one is still there.</summary>
    public static ReadOnlyMemory<byte> Ping { get; } = new byte[] { 2, 0x91, 6 };

    /// <summary>A call of a method of the server; its arguments are texts, whole numbers, yes or no, and null.</summary>
    public static byte[] Call(string method, string? id, params object?[] arguments)
    {
        var body = new List<byte> { 0x96, 1, 0x80 };
        Write(body, id);
        Write(body, method);
        body.Add((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments) Write(body, argument);
        body.Add(0x90);
        var length = new List<byte>();
        for (var rest = body.Count; ; rest >>= 7)
        {
            length.Add((byte)(rest > 0x7f ? rest & 0x7f | 0x80 : rest));
            if (rest <= 0x7f) break;
        }
        return [.. length, .. body];
    }

    /// <summary>The messages that stand whole in these bytes; says how many bytes they took.</summary>
    public static int Read(ReadOnlySpan<byte> bytes, List<object?[]> messages)
    {
        var taken = 0;
        while (taken < bytes.Length)
        {
            var (length, at, shift) = (0, taken, 0);
            while (true)
            {
                if (at == bytes.Length) return taken;
                var part = bytes[at++];
                length |= (part & 0x7f) << shift;
                shift += 7;
                if (part < 0x80) break;
            }
            if (bytes.Length - at < length) return taken;
            var place = 0;
            messages.Add((object?[])Value(bytes.Slice(at, length), ref place)!);
            taken = at + length;
        }
        return taken;
    }

    private static void Write(List<byte> to, object? value)
    {
        switch (value)
        {
            case null:
                to.Add(0xc0);
                break;
            case bool yes:
                to.Add(yes ? (byte)0xc3 : (byte)0xc2);
                break;
            case long number:
                to.Add(0xd3);
                Span<byte> eight = stackalloc byte[8];
                BinaryPrimitives.WriteInt64BigEndian(eight, number);
                to.AddRange(eight);
                break;
            default:
                var text = Encoding.UTF8.GetBytes((string)value);
                to.Add(0xdb);
                Span<byte> four = stackalloc byte[4];
                BinaryPrimitives.WriteInt32BigEndian(four, text.Length);
                to.AddRange(four);
                to.AddRange(text);
                break;
        }
    }

    private static object? Value(ReadOnlySpan<byte> bytes, ref int at)
    {
        var kind = bytes[at++];
        return kind switch
        {
            < 0x80 => (long)kind,
            < 0x90 => Map(bytes, ref at, kind & 0x0f),
            < 0xa0 => Array(bytes, ref at, kind & 0x0f),
            < 0xc0 => Text(bytes, ref at, kind & 0x1f),
            0xc0 => null,
            0xc2 => false,
            0xc3 => true,
            0xc4 => Binary(bytes, ref at, Number(bytes, ref at, 1)),
            0xc5 => Binary(bytes, ref at, Number(bytes, ref at, 2)),
            0xc6 => Binary(bytes, ref at, Number(bytes, ref at, 4)),
            0xca => Binary(bytes, ref at, 4),
            0xcb => Binary(bytes, ref at, 8),
            0xcc or 0xd0 => Number(bytes, ref at, 1),
            0xcd or 0xd1 => Number(bytes, ref at, 2),
            0xce or 0xd2 => Number(bytes, ref at, 4),
            0xcf or 0xd3 => Number(bytes, ref at, 8),
            0xd9 => Text(bytes, ref at, Number(bytes, ref at, 1)),
            0xda => Text(bytes, ref at, Number(bytes, ref at, 2)),
            0xdb => Text(bytes, ref at, Number(bytes, ref at, 4)),
            0xdc => Array(bytes, ref at, Number(bytes, ref at, 2)),
            0xdd => Array(bytes, ref at, Number(bytes, ref at, 4)),
            0xde => Map(bytes, ref at, Number(bytes, ref at, 2)),
            >= 0xe0 => (long)(sbyte)kind,
            _ => throw new NotSupportedException($"MessagePack of kind {kind:x2}."),
        };
    }

    private static long Number(ReadOnlySpan<byte> bytes, ref int at, int size)
    {
        var number = 0L;
        for (var place = 0; place < size; place++) number = number << 8 | bytes[at++];
        return number;
    }

    private static string Text(ReadOnlySpan<byte> bytes, ref int at, long length)
    {
        var text = Encoding.UTF8.GetString(bytes.Slice(at, (int)length));
        at += (int)length;
        return text;
    }

    /// <summary>What is drawn is not looked at.</summary>
    private static object? Binary(ReadOnlySpan<byte> bytes, ref int at, long length)
    {
        at += (int)length;
        return null;
    }

    private static object?[] Array(ReadOnlySpan<byte> bytes, ref int at, long length)
    {
        var values = new object?[length];
        for (var place = 0; place < length; place++) values[place] = Value(bytes, ref at);
        return values;
    }

    private static object? Map(ReadOnlySpan<byte> bytes, ref int at, long length)
    {
        for (var place = 0; place < 2 * length; place++) Value(bytes, ref at);
        return null;
    }
}
