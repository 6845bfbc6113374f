# warning: never awaited
# prints: 1 1
import asyncio, io, unittest
class Sums(unittest.TestCase):
    async def test_sum(self):
        await asyncio.sleep(0)
        self.assertEqual(1 + 1, 3)
tests = unittest.defaultTestLoader.loadTestsFromTestCase(Sums)
result = unittest.TextTestRunner(stream=io.StringIO()).run(tests)
print(result.testsRun, len(result.failures))
