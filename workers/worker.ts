// The same program as `polyreel worker`, for who starts processes by file.
process.argv.splice(2, 0, 'worker');
await import('../src/cli/main.ts');
