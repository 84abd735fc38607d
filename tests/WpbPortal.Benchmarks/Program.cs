using WpbPortal.Benchmarks;

// The server runs in a process of its own, so that its CPU time is its own.
return args is ["--serve", var connections] ? await BenchServer.RunAsync(connections) : await Campaign.RunAsync();
